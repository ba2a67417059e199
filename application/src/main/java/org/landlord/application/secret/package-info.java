/// Use cases of secret.
@NullMarked
package org.landlord.application.secret;

import org.jspecify.annotations.NullMarked;
