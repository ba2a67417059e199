/// The rows and repositories of tenancy.
@NullMarked
package org.landlord.persistence.jpa.tenancy;

import org.jspecify.annotations.NullMarked;
