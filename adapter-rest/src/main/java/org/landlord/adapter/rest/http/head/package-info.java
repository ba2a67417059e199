/// The head of a request: its id, its path without credentials, its media types, the length of its body, and its
/// caller. It uses no other package of `http`.
@NullMarked
package org.landlord.adapter.rest.http.head;

import org.jspecify.annotations.NullMarked;
