/// Failures: one sealed hierarchy. Adapters map it to status codes and exit codes.
@NullMarked
package org.landlord.domain.failure;

import org.jspecify.annotations.NullMarked;
