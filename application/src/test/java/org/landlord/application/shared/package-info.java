/// What the contracts cannot see from outside.
@NullMarked
package org.landlord.application.shared;

import org.jspecify.annotations.NullMarked;
