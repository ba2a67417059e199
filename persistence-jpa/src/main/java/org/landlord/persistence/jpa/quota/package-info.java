/// The rows and repositories of quota.
@NullMarked
package org.landlord.persistence.jpa.quota;

import org.jspecify.annotations.NullMarked;
