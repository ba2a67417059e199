/// The rows and repositories of billing.
@NullMarked
package org.landlord.persistence.jpa.billing;

import org.jspecify.annotations.NullMarked;
