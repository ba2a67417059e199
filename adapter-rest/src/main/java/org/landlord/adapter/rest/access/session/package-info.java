/// Sessions of the console: the operations of the API, the cookie, and the sign-in with an API key.
@NullMarked
package org.landlord.adapter.rest.access.session;

import org.jspecify.annotations.NullMarked;
