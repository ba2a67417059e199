/// Use cases of tenancy.
@NullMarked
package org.landlord.application.tenancy;

import org.jspecify.annotations.NullMarked;
