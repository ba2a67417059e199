/// The rows and repositories of access.
@NullMarked
package org.landlord.persistence.jpa.access;

import org.jspecify.annotations.NullMarked;
