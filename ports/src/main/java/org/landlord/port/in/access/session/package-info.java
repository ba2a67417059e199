/// Sessions of the console: how they begin and end, and how they are managed.
@NullMarked
package org.landlord.port.in.access.session;

import org.jspecify.annotations.NullMarked;
