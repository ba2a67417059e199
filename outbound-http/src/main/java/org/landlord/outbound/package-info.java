/// What every adapter that calls addresses of tenants has to observe.
@NullMarked
package org.landlord.outbound;

import org.jspecify.annotations.NullMarked;
