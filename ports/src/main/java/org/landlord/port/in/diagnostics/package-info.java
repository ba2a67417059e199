/// Checks of an installation, for operators.
@NullMarked
package org.landlord.port.in.diagnostics;

import org.jspecify.annotations.NullMarked;
