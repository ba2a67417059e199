@NullMarked
package org.landlord.outbound;

import org.jspecify.annotations.NullMarked;
