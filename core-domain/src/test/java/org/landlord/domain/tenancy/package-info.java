/// The rules of tenants.
@NullMarked
package org.landlord.domain.tenancy;

import org.jspecify.annotations.NullMarked;
