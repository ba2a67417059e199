/// Tests of the checks of an installation.
@NullMarked
package org.landlord.application.diagnostics;

import org.jspecify.annotations.NullMarked;
