@NullMarked
package org.landlord.adapter.rest.access.signin;

import org.jspecify.annotations.NullMarked;
