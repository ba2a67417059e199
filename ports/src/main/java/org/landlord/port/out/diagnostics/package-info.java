/// Inspections of the parts of an installation.
@NullMarked
package org.landlord.port.out.diagnostics;

import org.jspecify.annotations.NullMarked;
