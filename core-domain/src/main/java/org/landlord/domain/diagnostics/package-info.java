/// Checks of an installation: what was checked, what was found, and what to do.
@NullMarked
package org.landlord.domain.diagnostics;

import org.jspecify.annotations.NullMarked;
