/// Callers, roles, permissions and API keys.
@NullMarked
package org.landlord.domain.access;

import org.jspecify.annotations.NullMarked;
