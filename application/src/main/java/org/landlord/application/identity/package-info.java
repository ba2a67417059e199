/// Use cases of identity.
@NullMarked
package org.landlord.application.identity;

import org.jspecify.annotations.NullMarked;
