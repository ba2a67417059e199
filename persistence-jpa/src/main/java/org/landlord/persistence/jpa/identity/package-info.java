/// The rows and repositories of identity.
@NullMarked
package org.landlord.persistence.jpa.identity;

import org.jspecify.annotations.NullMarked;
