/// The rows and repositories of secret.
@NullMarked
package org.landlord.persistence.jpa.secret;

import org.jspecify.annotations.NullMarked;
