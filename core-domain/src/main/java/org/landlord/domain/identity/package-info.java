/// How people get in: the identity providers of an organization.
@NullMarked
package org.landlord.domain.identity;

import org.jspecify.annotations.NullMarked;
