/// The rules of secret references.
@NullMarked
package org.landlord.domain.secret;

import org.jspecify.annotations.NullMarked;
