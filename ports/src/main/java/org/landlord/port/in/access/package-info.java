/// Use cases of access, and their commands: who gets in, and what they may do.
@NullMarked
package org.landlord.port.in.access;

import org.jspecify.annotations.NullMarked;
