/// Use cases of secret: references to secrets in external stores, never their values.
@NullMarked
package org.landlord.application.secret;

import org.jspecify.annotations.NullMarked;
