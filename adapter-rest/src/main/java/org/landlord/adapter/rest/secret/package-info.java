/// The REST API of secret: secret references.
@NullMarked
package org.landlord.adapter.rest.secret;

import org.jspecify.annotations.NullMarked;
