/// Senders that others have written.
@NullMarked
package org.landlord.it.sdks;

import org.jspecify.annotations.NullMarked;
