/// Storage for quota.
@NullMarked
package org.landlord.port.out.quota;

import org.jspecify.annotations.NullMarked;
