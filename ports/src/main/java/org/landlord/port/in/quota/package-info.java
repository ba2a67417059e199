/// Use cases of quota, and their commands.
@NullMarked
package org.landlord.port.in.quota;

import org.jspecify.annotations.NullMarked;
