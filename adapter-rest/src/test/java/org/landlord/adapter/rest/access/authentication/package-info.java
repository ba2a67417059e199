@NullMarked
package org.landlord.adapter.rest.access.authentication;

import org.jspecify.annotations.NullMarked;
