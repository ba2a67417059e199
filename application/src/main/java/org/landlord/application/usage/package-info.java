/// Use cases of usage.
@NullMarked
package org.landlord.application.usage;

import org.jspecify.annotations.NullMarked;
