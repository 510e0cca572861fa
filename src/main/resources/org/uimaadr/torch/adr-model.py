# BERT (Devlin et al. 2019) with a sentence head, O/B/I taggers and relation heads on it, as TorchScript.
#
# This is the serialised form of TorchScript: what torch.jit.save writes into an archive's code folder. It has
# no imports, no operators' sugar where the importer is strict about types, and dtypes by number
# (4 int64, 6 float32, 7 float64, 11 bool, 15 bfloat16). The methods linear and linear_gelu, which are what
# differs between the portable and the oneDNN variant, stand in files of their own and are appended to this text.
# One text serves every size of encoder: the layers' weights are lists, indexed by layer.
#
# Shapes: B batch, T pieces with special tokens, H hidden size, K taggers, R relation heads, P pairs of spans.
class AdrModel(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  head_size : int
  hidden : int
  epsilon : float
  dropout : float
  linear_dtype : int
  word_embeddings : Tensor
  position_embeddings : Tensor
  token_type_embeddings : Tensor
  embeddings_norm_weight : Tensor
  embeddings_norm_bias : Tensor
  qkv_weight : List[Tensor]
  qkv_bias : List[Tensor]
  attention_weight : List[Tensor]
  attention_bias : List[Tensor]
  attention_norm_weight : List[Tensor]
  attention_norm_bias : List[Tensor]
  intermediate_weight : List[Tensor]
  intermediate_bias : List[Tensor]
  output_weight : List[Tensor]
  output_bias : List[Tensor]
  output_norm_weight : List[Tensor]
  output_norm_bias : List[Tensor]
  sentence_head : List[Tensor]
  sentence_class_weights : Tensor
  tagger_weight : List[Tensor]
  tagger_bias : List[Tensor]
  relation_placement : List[Tensor]
  relation_dense_weight : List[Tensor]
  relation_dense_bias : List[Tensor]
  relation_output_weight : List[Tensor]
  relation_output_bias : List[Tensor]
  mask_head : List[Tensor]
  trainable : List[Tensor]
  first_moments : List[Tensor]
  second_moments : List[Tensor]
  step_counts : List[Tensor]
  gradients : List[Tensor]
  one_parameter : List[Tensor]
  one_gradient : List[Tensor]
  one_first_moment : List[Tensor]
  one_second_moment : List[Tensor]
  one_step_count : List[Tensor]

  # Which places each place may look at, [B, 1, 1 or T, T] bool. mask: [B, T] int64, 0 for padding, else the number of the
  # sentence, from 1. A window may hold several sentences: their pieces look at all of it, but the [CLS] that begins a
  # sentence at its own sentence only, or else it could not tell which one it is to answer for.
  def visible(self: __torch__.uimaadr.AdrModel, mask: Tensor) -> Tensor:
    seen = torch.unsqueeze(torch.unsqueeze(torch.gt(mask, 0), 1), 1)
    if bool(torch.gt(torch.max(mask), 1)):
      before = torch.cat([torch.zeros_like(torch.slice(mask, 1, 0, 1)), torch.slice(mask, 1, 0, torch.sub(torch.size(mask, 1), 1))], 1)
      first = torch.logical_and(torch.ne(mask, before), torch.gt(mask, 0))
      own = torch.eq(torch.unsqueeze(mask, 2), torch.unsqueeze(mask, 1))
      free = torch.logical_or(own, torch.unsqueeze(torch.logical_not(first), 2))
      seen = torch.logical_and(seen, torch.unsqueeze(free, 1))
    return seen

  # The share that dropout takes: none outside training.
  def rate(self: __torch__.uimaadr.AdrModel) -> float:
    rate = 0.0
    if self.training:
      rate = self.dropout
    return rate

  # Whether drop() draws its own numbers: torch.dropout is slow on the CPU only, where it draws one number after the other.
  def draws(self: __torch__.uimaadr.AdrModel, x: Tensor) -> bool:
    return torch.__and__(torch.gt(self.rate(), 0.0), torch.__not__(ops.prim.is_cuda(x)))

  # Dropout. On the CPU the rate is rounded to 1/65536, and one 64-bit number of torch's generator decides for four
  # values, which costs a third of torch.dropout; the numbers are drawn by one thread, so that a seed gives the same mask
  # with any number of threads. The mask is a factor, so that autograd keeps nothing but it; it is float32 for any
  # x, since bfloat16 cannot hold 1 / (1 - rate). The least int64 has no literal of its own, and view_copy stands for
  # view because the latter's overload for dtypes cannot be named here.
  def drop(self: __torch__.uimaadr.AdrModel, x: Tensor) -> Tensor:
    if self.draws(x):
      dropped = ops.prim.min(int(torch.round(torch.mul(self.rate(), 65536.0))), 65535)
      count = torch.numel(x)
      drawn = torch.empty([torch.floordiv(torch.add(count, 3), 4)], dtype=4, device=ops.prim.device(x))
      drawn = torch.random_(drawn, torch.sub(-9223372036854775807, 1), None)
      quarters = torch.slice(torch.view_copy(drawn, dtype=2), 0, 0, count)
      kept = torch.ge(torch.view(quarters, torch.size(x)), torch.sub(dropped, 32768))
      y = torch.mul(x, torch.mul_(torch.to(kept, 6), torch.div(65536.0, torch.sub(65536.0, float(dropped)))))
    else:
      y = torch.dropout(x, self.rate(), self.training)
    return y

  # What attend() adds to the scores, [B * heads, 1 or T, T] float32, of visible() as it is.
  def barred(self: __torch__.uimaadr.AdrModel, visible: Tensor) -> Tensor:
    barred = torch.mul(torch.to(torch.logical_not(visible), 6), -1e+30)
    barred = torch.expand(barred, [-1, self.heads, -1, -1])
    return torch.reshape(barred, [-1, torch.size(barred, 2), torch.size(barred, 3)])

  # scaled_dot_product_attention with drop() on its probabilities. It writes the same out for itself wherever there is
  # dropout on the CPU, but with torch.dropout, and with float32 for the product with v, which takes half as much time in
  # linear_dtype; scores are float32 in both.
  # q, k, v: [B, heads, T, head size] of linear_dtype; barred: as barred() makes it. Returns what q is like.
  def attend(self: __torch__.uimaadr.AdrModel, q: Tensor, k: Tensor, v: Tensor, barred: Tensor) -> Tensor:
    rows = [-1, torch.size(q, 2), self.head_size]
    queries = torch.to(torch.reshape(q, rows), 6)
    keys = torch.transpose(torch.to(torch.reshape(k, rows), 6), 1, 2)
    scores = torch.baddbmm(barred, queries, keys, beta=1, alpha=torch.pow(float(self.head_size), -0.5))
    seen = torch.to(self.drop(torch.softmax(scores, -1)), self.linear_dtype)
    return torch.view(torch.bmm(seen, torch.reshape(v, rows)), torch.size(q))

  # ids, mask: [B, T] int64, mask as in visible(). Returns the last hidden states [B, T, H].
  def encode(self: __torch__.uimaadr.AdrModel, ids: Tensor, mask: Tensor) -> Tensor:
    b = torch.size(ids, 0)
    t = torch.size(ids, 1)
    x = torch.embedding(self.word_embeddings, ids)
    x = torch.add(x, torch.slice(self.position_embeddings, 0, 0, t))
    x = torch.add(x, torch.select(self.token_type_embeddings, 0, 0))
    x = torch.layer_norm(x, [self.hidden], self.embeddings_norm_weight, self.embeddings_norm_bias, self.epsilon)
    x = self.drop(x)
    visible = self.visible(mask)
    written_out = self.draws(x)
    if written_out:
      visible = self.barred(visible)
    for i in range(torch.len(self.qkv_weight)):
      qkv = self.linear(x, self.qkv_weight[i], self.qkv_bias[i])
      qkv = torch.permute(torch.view(qkv, [b, t, 3, self.heads, self.head_size]), [2, 0, 3, 1, 4])
      q, k, v, = torch.unbind(qkv, 0)
      if written_out:
        a = self.attend(q, k, v, visible)
      else:
        a = torch.scaled_dot_product_attention(q, k, v, visible, self.rate(), False)
      a = torch.reshape(torch.transpose(a, 1, 2), [b, t, self.hidden])
      a = self.linear(a, self.attention_weight[i], self.attention_bias[i])
      x = torch.add(x, self.drop(a))
      x = torch.layer_norm(x, [self.hidden], self.attention_norm_weight[i], self.attention_norm_bias[i], self.epsilon)
      a = self.linear_gelu(x, self.intermediate_weight[i], self.intermediate_bias[i])
      a = self.linear(a, self.output_weight[i], self.output_bias[i])
      x = torch.add(x, self.drop(a))
      x = torch.layer_norm(x, [self.hidden], self.output_norm_weight[i], self.output_norm_bias[i], self.epsilon)
    return x

  # Logits [B, T, 2] of "no ADR", "ADR": pooler, tanh and classifier as in BertForSequenceClassification, at every
  # place: a window may hold several sentences, and what stands at a [CLS] is the answer for its sentence. To compute
  # the others too costs 0.7 % of bge-small and keeps the shapes few. [B, T, 0] without a sentence head.
  def sentence_logits(self: __torch__.uimaadr.AdrModel, x: Tensor) -> Tensor:
    if torch.eq(torch.len(self.sentence_head), 0):
      y = torch.zeros([torch.size(x, 0), torch.size(x, 1), 0], dtype=6, device=ops.prim.device(x))
    else:
      y = torch.tanh(torch.linear(x, self.sentence_head[0], self.sentence_head[1]))
      y = self.drop(y)
      y = torch.linear(y, self.sentence_head[2], self.sentence_head[3])
    return y

  # Logits [B, T, K, 3] of O, B, I, one layer per tagger as in BertForTokenClassification.
  def tag_logits(self: __torch__.uimaadr.AdrModel, x: Tensor) -> Tensor:
    k = torch.len(self.tagger_weight)
    if torch.eq(k, 0):
      y = torch.zeros([torch.size(x, 0), torch.size(x, 1), 0, 3], dtype=6, device=ops.prim.device(x))
    else:
      y = self.drop(x)
      y = torch.linear(y, torch.cat(self.tagger_weight, 0), torch.cat(self.tagger_bias, 0))
      y = torch.view(y, [torch.size(x, 0), torch.size(x, 1), k, 3])
    return y

  # Sentence logits, tag logits and what pair_logits reads: the hidden states [B, T, H], or [B, T, 0] without a
  # relation head.
  def forward(self: __torch__.uimaadr.AdrModel, ids: Tensor, mask: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    x = self.encode(ids, mask)
    if torch.eq(torch.len(self.relation_output_weight), 0):
      states = torch.slice(x, 2, 0, 0)
    else:
      states = x
    return (self.sentence_logits(x), self.tag_logits(x), states)

  # Greatest values of each unit over the 1, 2, 4, ... rows of x from each row on, as far as longest asks, one table below
  # the other. From two of these, which may overlap, comes the greatest value over any run of rows: a pair costs the same
  # however far its mentions stand apart. (Bender and Farach-Colton 2000, "The LCA Problem Revisited", section 3.)
  # x: [N, H]. Returns [N + (N - 1) + (N - 3) + ..., H].
  def run_maxima(self: __torch__.uimaadr.AdrModel, x: Tensor, longest: int) -> Tensor:
    tables = annotate(List[Tensor], [x])
    rows = 1
    while torch.le(torch.mul(rows, 2), longest):
      half = tables[-1]
      n = torch.sub(torch.size(half, 0), rows)
      table = torch.maximum(torch.slice(half, 0, 0, n), torch.slice(half, 0, rows, torch.add(rows, n)))
      _0 = torch.append(tables, table)
      rows = torch.mul(rows, 2)
    return torch.cat(tables, 0)

  # Greatest value of each unit over the rows [begin, end) of n rows, [P, H]; zeros for an empty span.
  # maxima: run_maxima() of the n rows, for no shorter a longest; begins, ends: [P].
  def span_max(self: __torch__.uimaadr.AdrModel, maxima: Tensor, n: int, begins: Tensor, ends: Tensor) -> Tensor:
    lengths = torch.sub(ends, begins)
    longest = int(torch.max(lengths))
    # The first row of the table of the longest runs that fit into each span, and how long these are.
    table = torch.zeros_like(begins)
    run = torch.ones_like(begins)
    rows = 1
    before = 0
    while torch.le(torch.mul(rows, 2), longest):
      before = torch.add(before, torch.add(torch.sub(n, rows), 1))
      rows = torch.mul(rows, 2)
      fits = torch.ge(lengths, rows)
      table = torch.where(fits, torch.full_like(table, before), table)
      run = torch.where(fits, torch.full_like(run, rows), run)
    first = torch.embedding(maxima, torch.add(table, torch.clamp(begins, 0, torch.sub(n, 1))))
    last = torch.embedding(maxima, torch.add(table, torch.clamp(torch.sub(ends, run), 0)))
    greatest = torch.maximum(first, last)
    return torch.mul(greatest, torch.unsqueeze(torch.to(torch.gt(lengths, 0), 6), 1))

  # Logits [P] that a drug and another mention are related: as in SpERT (Eberts and Ulges 2020), from the two spans and
  # the pieces between them, max-pooled; here with what was learnt of their placement, and a hidden layer.
  # x: [N, H] hidden states of all windows; pairs: [P, 6] int64, number of the relation, begin and end of the drug and of
  # the other mention as rows of x, placement (SpanPair); P is not 0.
  def pair_logits(self: __torch__.uimaadr.AdrModel, x: Tensor, pairs: Tensor) -> Tensor:
    relation, drug_from, drug_to, target_from, target_to, placement, = torch.unbind(pairs, 1)
    n = torch.size(x, 0)
    between_from = torch.minimum(drug_to, target_to)
    between_to = torch.maximum(drug_from, target_from)
    lengths = torch.maximum(torch.maximum(torch.sub(drug_to, drug_from), torch.sub(target_to, target_from)), torch.sub(between_to, between_from))
    maxima = self.run_maxima(x, int(torch.max(lengths)))
    drug = self.span_max(maxima, n, drug_from, drug_to)
    target = self.span_max(maxima, n, target_from, target_to)
    between = self.span_max(maxima, n, between_from, between_to)
    logits = annotate(List[Tensor], [])
    for r in range(torch.len(self.relation_output_weight)):
      y = torch.cat([drug, target, between, torch.embedding(self.relation_placement[r], placement)], 1)
      y = self.drop(y)
      y = torch.gelu(torch.linear(y, self.relation_dense_weight[r], self.relation_dense_bias[r]))
      _0 = torch.append(logits, torch.linear(y, self.relation_output_weight[r], self.relation_output_bias[r]))
    return torch.squeeze(torch.gather(torch.cat(logits, 1), 1, torch.unsqueeze(relation, 1)), 1)

  # Sum of cross entropies, each times the weight of its class, divided by the sum of the weights; 0 where nothing is
  # labelled. logits: [N, C]; labels: [N] int64, -100 for no label; class_weights: [C].
  def labelled_mean_loss(self: __torch__.uimaadr.AdrModel, logits: Tensor, labels: Tensor, class_weights: Tensor) -> Tensor:
    total = torch.cross_entropy_loss(logits, labels, class_weights, 2, -100, 0.0)
    weights = torch.index_select(class_weights, 0, torch.clamp(labels, 0))
    weight = torch.sum(torch.mul(weights, torch.to(torch.ne(labels, -100), 6)))
    return torch.div(total, torch.clamp(weight, 1e-12))

  # Mean cross entropy with the probabilities that teachers gave (Hinton et al. 2015, "Distilling the Knowledge in a Neural
  # Network", here at temperature 1); 0 where they were not asked. logits: [..., C]; answers: the same shape, zeros where not asked.
  def taught_mean_loss(self: __torch__.uimaadr.AdrModel, logits: Tensor, answers: Tensor) -> Tensor:
    total = torch.neg(torch.sum(torch.mul(answers, torch.log_softmax(logits, -1))))
    return torch.div(total, torch.clamp(torch.sum(answers), 1e-12))

  # sentence_labels: [B, T] int64, labelled at each [CLS]; tag_labels: [K, B, T] int64; -100 for no label.
  # pairs: [P, 6] int64 as in pair_logits, windows padded to T pieces each; pair_labels: [P], 1 for related; P may be 0.
  # sentence_answers: [B, T, 2], tag_answers: [K, B, T, 3], of teachers, or both [0] without any.
  # Returns [1 + K + R]: the unweighted losses of the sentence head, of each tagger and of each relation head; then, with
  # teachers, those of the sentence head and of each tagger against their answers.
  def losses(self: __torch__.uimaadr.AdrModel, ids: Tensor, mask: Tensor, sentence_labels: Tensor, tag_labels: Tensor, pairs: Tensor, pair_labels: Tensor, sentence_answers: Tensor, tag_answers: Tensor) -> Tensor:
    x = self.encode(ids, mask)
    sentence = self.sentence_logits(x)
    tags = self.tag_logits(x)
    parts = annotate(List[Tensor], [])
    if torch.eq(torch.len(self.sentence_head), 0):
      _0 = torch.append(parts, torch.zeros([], dtype=6, device=ops.prim.device(sentence)))
    else:
      _1 = torch.append(parts, self.labelled_mean_loss(torch.reshape(sentence, [-1, 2]), torch.reshape(sentence_labels, [-1]), self.sentence_class_weights))
    equal_weights = torch.ones([3], dtype=6, device=ops.prim.device(x))
    for k in range(torch.len(self.tagger_weight)):
      logits = torch.reshape(torch.select(tags, 2, k), [-1, 3])
      _2 = torch.append(parts, self.labelled_mean_loss(logits, torch.reshape(torch.select(tag_labels, 0, k), [-1]), equal_weights))
    if torch.eq(torch.size(pairs, 0), 0):
      for r in range(torch.len(self.relation_output_weight)):
        _3 = torch.append(parts, torch.zeros([], dtype=6, device=ops.prim.device(x)))
    else:
      logits = self.pair_logits(torch.reshape(x, [-1, self.hidden]), pairs)
      pair_losses = torch.binary_cross_entropy_with_logits(logits, pair_labels, None, None, 0)
      for r in range(torch.len(self.relation_output_weight)):
        of_relation = torch.to(torch.eq(torch.select(pairs, 1, 0), r), 6)
        labelled = torch.clamp(torch.sum(of_relation), 1.0)
        _4 = torch.append(parts, torch.div(torch.sum(torch.mul(pair_losses, of_relation)), labelled))
    if torch.gt(torch.dim(sentence_answers), 1):
      if torch.eq(torch.len(self.sentence_head), 0):
        _5 = torch.append(parts, torch.zeros([], dtype=6, device=ops.prim.device(x)))
      else:
        _6 = torch.append(parts, self.taught_mean_loss(sentence, sentence_answers))
      for k in range(torch.len(self.tagger_weight)):
        _7 = torch.append(parts, self.taught_mean_loss(torch.select(tags, 2, k), torch.select(tag_answers, 0, k)))
    return torch.stack(parts)

  # Adds the gradients of the weighted sum of the losses to those already there. loss_weights: one for each of losses().
  # Returns the losses as in losses().
  def backward(self: __torch__.uimaadr.AdrModel, ids: Tensor, mask: Tensor, sentence_labels: Tensor, tag_labels: Tensor, pairs: Tensor, pair_labels: Tensor, sentence_answers: Tensor, tag_answers: Tensor, loss_weights: Tensor) -> Tensor:
    torch.set_grad_enabled(True)
    parts = self.losses(ids, mask, sentence_labels, tag_labels, pairs, pair_labels, sentence_answers, tag_answers)
    torch.backward(torch.sum(torch.mul(parts, loss_weights)))
    torch.set_grad_enabled(False)
    return torch.detach(parts)

  # Adds the gradients of the mean cross entropy of masked pieces (Devlin et al. 2019, section 3.1), as BertForMaskedLM has it:
  # the decoder's matrix is that of the word embeddings. Only the masked places go through the head.
  # ids, mask: as in encode(); places: [P] int64, b * T + t of each masked piece; pieces: [P] int64, ids of what stood there.
  # Returns the mean, [].
  def backward_masked(self: __torch__.uimaadr.AdrModel, ids: Tensor, mask: Tensor, places: Tensor, pieces: Tensor) -> Tensor:
    torch.set_grad_enabled(True)
    loss = self.masked_loss(ids, mask, places, pieces)
    torch.backward(loss)
    torch.set_grad_enabled(False)
    return torch.detach(loss)

  def masked_loss(self: __torch__.uimaadr.AdrModel, ids: Tensor, mask: Tensor, places: Tensor, pieces: Tensor) -> Tensor:
    x = self.encode(ids, mask)
    x = torch.index_select(torch.reshape(x, [-1, self.hidden]), 0, places)
    x = self.linear_gelu(x, self.mask_head[0], self.mask_head[1])
    x = torch.layer_norm(torch.to(x, 6), [self.hidden], self.mask_head[2], self.mask_head[3], self.epsilon)
    logits = torch.to(self.linear(x, self.word_embeddings, self.mask_head[4]), 6)
    return torch.cross_entropy_loss(logits, pieces, None, 1, -100, 0.0)

  # The trainable tensors in the order that Java knows (ModuleArchive).
  def parameters(self: __torch__.uimaadr.AdrModel, unused: Tensor) -> List[Tensor]:
    if torch.eq(torch.len(self.trainable), 0):
      all = [self.word_embeddings, self.position_embeddings, self.token_type_embeddings, self.embeddings_norm_weight, self.embeddings_norm_bias]
      for i in range(torch.len(self.qkv_weight)):
        _0 = torch.append(all, self.qkv_weight[i])
        _1 = torch.append(all, self.qkv_bias[i])
        _2 = torch.append(all, self.attention_weight[i])
        _3 = torch.append(all, self.attention_bias[i])
        _4 = torch.append(all, self.attention_norm_weight[i])
        _5 = torch.append(all, self.attention_norm_bias[i])
        _6 = torch.append(all, self.intermediate_weight[i])
        _7 = torch.append(all, self.intermediate_bias[i])
        _8 = torch.append(all, self.output_weight[i])
        _9 = torch.append(all, self.output_bias[i])
        _10 = torch.append(all, self.output_norm_weight[i])
        _11 = torch.append(all, self.output_norm_bias[i])
      for i in range(torch.len(self.sentence_head)):
        _12 = torch.append(all, self.sentence_head[i])
      for list in [self.tagger_weight, self.tagger_bias, self.relation_placement, self.relation_dense_weight, self.relation_dense_bias, self.relation_output_weight, self.relation_output_bias]:
        for i in range(torch.len(list)):
          _13 = torch.append(all, list[i])
      for i in range(torch.len(self.mask_head)):
        _14 = torch.append(all, self.mask_head[i])
      self.trainable = all
    return self.trainable

  # Zeros like a parameter; an empty tensor where it is frozen.
  def nothing_yet(self: __torch__.uimaadr.AdrModel, parameter: Tensor) -> Tensor:
    if ops.prim.requires_grad(parameter):
      zeros = torch.zeros_like(parameter)
    else:
      zeros = torch.zeros([0], dtype=6, device=ops.prim.device(parameter))
    return zeros

  # The gradients in the order of parameters(); zeros for a parameter that has none, nothing for a frozen one.
  def collect_gradients(self: __torch__.uimaadr.AdrModel, unused: Tensor) -> List[Tensor]:
    parameters = self.parameters(unused)
    found = annotate(List[Tensor], [])
    for i in range(torch.len(parameters)):
      g = parameters[i].grad
      if torch.__isnot__(g, None):
        _0 = torch.append(found, unchecked_cast(Tensor, g))
      else:
        _1 = torch.append(found, self.nothing_yet(parameters[i]))
    self.gradients = found
    return self.gradients

  # One step of AdamW (Loshchilov and Hutter 2019) on the collected gradients, clipped to a global norm, then zeroed.
  # rates, decays: [P] float64, learning rate and weight decay of each parameter; clip: [] float64.
  # Returns the global norm before clipping; where it is not finite, nothing is changed.
  # The lists handed to _fused_adamw_ are attributes because dead-code elimination drops in-place operations on local lists.
  def step(self: __torch__.uimaadr.AdrModel, rates: Tensor, decays: Tensor, clip: Tensor) -> Tensor:
    gradients = self.collect_gradients(clip)
    if torch.eq(torch.len(self.first_moments), 0):
      for i in range(torch.len(self.trainable)):
        _0 = torch.append(self.first_moments, self.nothing_yet(self.trainable[i]))
        _1 = torch.append(self.second_moments, self.nothing_yet(self.trainable[i]))
        _2 = torch.append(self.step_counts, torch.zeros([], dtype=6, device=ops.prim.device(self.word_embeddings)))
    norm = torch.norm(torch.stack(torch._foreach_norm(gradients, 2)))
    scale = torch.clamp(torch.div(norm, float(clip)), 1.0)
    overflow = torch.to(torch.logical_not(torch.isfinite(norm)), 6)
    torch._foreach_add_(self.step_counts, 1)
    for i in range(torch.len(self.trainable)):
      if ops.prim.requires_grad(self.trainable[i]):
        self.one_parameter = [self.trainable[i]]
        self.one_gradient = [self.gradients[i]]
        self.one_first_moment = [self.first_moments[i]]
        self.one_second_moment = [self.second_moments[i]]
        self.one_step_count = [self.step_counts[i]]
        torch._fused_adamw_(self.one_parameter, self.one_gradient, self.one_first_moment, self.one_second_moment, annotate(List[Tensor], []), self.one_step_count, lr=float(torch.select(rates, 0, i)), beta1=0.9, beta2=0.999, weight_decay=float(torch.select(decays, 0, i)), eps=1e-08, amsgrad=False, maximize=False, grad_scale=scale, found_inf=overflow)
    torch._foreach_zero_(self.gradients)
    return norm

  # What step() keeps between steps: the first moments if order is 1, else the second ones, in the order of parameters();
  # nothing before the first step.
  def moments(self: __torch__.uimaadr.AdrModel, order: Tensor) -> List[Tensor]:
    if torch.eq(int(order), 1):
      kept = self.first_moments
    else:
      kept = self.second_moments
    return kept
