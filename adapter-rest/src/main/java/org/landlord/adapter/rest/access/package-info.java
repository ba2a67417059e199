/// The REST API of access: who calls.
@NullMarked
package org.landlord.adapter.rest.access;

import org.jspecify.annotations.NullMarked;
