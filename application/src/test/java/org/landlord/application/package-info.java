/// The application on the reference storage: the inbound contracts, and what only the inside can see.
@NullMarked
package org.landlord.application;

import org.jspecify.annotations.NullMarked;
