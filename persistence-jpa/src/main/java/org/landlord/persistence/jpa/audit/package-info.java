/// The rows and repositories of audit.
@NullMarked
package org.landlord.persistence.jpa.audit;

import org.jspecify.annotations.NullMarked;
