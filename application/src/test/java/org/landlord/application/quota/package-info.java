/// Tests of quota that move the clock.
@NullMarked
package org.landlord.application.quota;

import org.jspecify.annotations.NullMarked;
