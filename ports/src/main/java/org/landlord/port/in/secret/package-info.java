/// Use cases of secret, and their commands.
@NullMarked
package org.landlord.port.in.secret;

import org.jspecify.annotations.NullMarked;
