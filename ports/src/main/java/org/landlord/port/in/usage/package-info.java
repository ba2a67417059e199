/// Use cases of usage, and their commands.
@NullMarked
package org.landlord.port.in.usage;

import org.jspecify.annotations.NullMarked;
