/// Use cases of quota.
@NullMarked
package org.landlord.application.quota;

import org.jspecify.annotations.NullMarked;
