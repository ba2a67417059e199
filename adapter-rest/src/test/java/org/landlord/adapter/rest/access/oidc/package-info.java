@NullMarked
package org.landlord.adapter.rest.access.oidc;

import org.jspecify.annotations.NullMarked;
