/// References to secrets, never their values.
@NullMarked
package org.landlord.domain.secret;

import org.jspecify.annotations.NullMarked;
