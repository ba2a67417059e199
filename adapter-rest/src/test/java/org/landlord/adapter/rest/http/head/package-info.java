@NullMarked
package org.landlord.adapter.rest.http.head;

import org.jspecify.annotations.NullMarked;
