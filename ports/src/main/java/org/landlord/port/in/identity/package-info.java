/// Use cases of identity, and their commands.
@NullMarked
package org.landlord.port.in.identity;

import org.jspecify.annotations.NullMarked;
