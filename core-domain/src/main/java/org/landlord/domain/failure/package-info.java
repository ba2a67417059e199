/// Every way in which Landlord says no. One sealed hierarchy; the edges turn it into status codes and exit codes.
@NullMarked
package org.landlord.domain.failure;

import org.jspecify.annotations.NullMarked;
