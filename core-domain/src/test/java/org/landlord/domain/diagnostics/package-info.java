/// Tests of the rules of diagnostics.
@NullMarked
package org.landlord.domain.diagnostics;

import org.jspecify.annotations.NullMarked;
