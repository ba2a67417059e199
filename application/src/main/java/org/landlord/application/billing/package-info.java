/// Use cases of billing.
@NullMarked
package org.landlord.application.billing;

import org.jspecify.annotations.NullMarked;
