/// Sessions of the console.
@NullMarked
package org.landlord.domain.access.session;

import org.jspecify.annotations.NullMarked;
