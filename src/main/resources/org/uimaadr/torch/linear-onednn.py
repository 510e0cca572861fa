
  # The same products by oneDNN on the CPU, GELU fused, weights in oneDNN's own order after prepack(); inference only.
  # These operators are private to the libtorch release: NetworkParityTest holds them equal to the portable text.
  def linear(self: __torch__.uimaadr.AdrModel, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return ops.mkldnn._linear_pointwise(torch.to(x, self.linear_dtype), weight, bias, "none", annotate(List[Optional[number]], []), "")

  def linear_gelu(self: __torch__.uimaadr.AdrModel, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return ops.mkldnn._linear_pointwise(torch.to(x, self.linear_dtype), weight, bias, "gelu", annotate(List[Optional[number]], []), "none")

  def packed(self: __torch__.uimaadr.AdrModel, weights: List[Tensor]) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    for i in range(torch.len(weights)):
      _0 = torch.append(found, ops.mkldnn._reorder_linear_weight(torch.detach(weights[i]), None))
    return found

  def prepack(self: __torch__.uimaadr.AdrModel, unused: Tensor) -> Tensor:
    self.qkv_weight = self.packed(self.qkv_weight)
    self.attention_weight = self.packed(self.attention_weight)
    self.intermediate_weight = self.packed(self.intermediate_weight)
    self.output_weight = self.packed(self.output_weight)
    return unused
