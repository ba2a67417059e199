@NullMarked
package org.landlord.adapter.rest.http.problem;

import org.jspecify.annotations.NullMarked;
