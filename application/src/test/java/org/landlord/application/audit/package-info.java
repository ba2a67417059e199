/// What the contracts cannot see from outside.
@NullMarked
package org.landlord.application.audit;

import org.jspecify.annotations.NullMarked;
