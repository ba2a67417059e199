/// Use cases of billing, and their commands.
@NullMarked
package org.landlord.port.in.billing;

import org.jspecify.annotations.NullMarked;
